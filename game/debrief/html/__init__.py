"""The debrief as one page of HTML that stands by itself, and the parts that such pages are of."""
