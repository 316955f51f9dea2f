// node ink_plays.cjs STORY.ink SECONDS CHECK: random plays of a story with inkjs, text read.
const fs = require("fs");
const { Compiler } = require("inkjs/full");

// The same generator as random_stream in bench_plays.py, so that both make the same choices.
function stream(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 8;
  };
}

const [, , path, seconds, check] = process.argv;
const story = new Compiler(fs.readFileSync(path, "utf8")).Compile();

function play(draw) {
  story.ResetState();
  for (;;) {
    while (story.canContinue) story.Continue();
    const choices = story.currentChoices;
    if (!choices.length) return story.currentTags[0];
    story.ChooseChoiceIndex(draw() % choices.length);
  }
}

const endings = {};
let draw = stream(12345);
for (let n = 0; n < Number(check); n++) {
  const ending = play(draw);
  endings[ending] = (endings[ending] || 0) + 1;
}
draw = stream(1);
let from = performance.now();
while (performance.now() - from < 1000) play(draw); // warms the compiler up
let plays = 0;
from = performance.now();
while (performance.now() - from < seconds * 1000) {
  play(draw);
  plays++;
}
const rate = (plays / (performance.now() - from)) * 1000;
console.log(JSON.stringify({ endings, rate }));
