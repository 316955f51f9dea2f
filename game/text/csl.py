"""References as CSL-JSON, the form that Zotero, pandoc and other tools read."""

from __future__ import annotations

from game.model.evidence import Person, Reference


def csl_item(id_: str, reference: Reference) -> dict[str, object]:
    """Return a reference as an item of CSL-JSON (csl-data 1.0.2); what is not known is left out.

    What makes the work hard to place, its standpoint and a caution, goes into `note`.
    """
    item: dict[str, object] = {"id": id_, "type": reference.type, "title": reference.title}
    if reference.author:
        item["author"] = [_name(person) for person in reference.author]
    if reference.issued:
        item["issued"] = {"date-parts": [list(reference.issued)]}
    for field, text in (
        ("container-title", reference.container),
        ("publisher", reference.publisher),
        ("URL", reference.url),
        *reference.more.items(),
    ):
        if text:
            item.setdefault(field, text)
    notes = [text for text in (reference.standpoint, reference.note) if text]
    if notes:
        item["note"] = " ".join(notes)
    return item


def _name(person: Person) -> dict[str, str]:
    if person.literal:
        return {"literal": person.literal}
    return {key: text for key, text in (("family", person.family), ("given", person.given)) if text}
