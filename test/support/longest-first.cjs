// Orders test files so that two workers end at the same time: what opens a browser or loads all data comes first. A clean
// clone has no times of earlier runs to order by; the words in a file tell.
const { readFileSync, statSync } = require('node:fs');
const Sequencer = require('@jest/test-sequencer').default;

const slowWords = [/launchBrowser\(/, /execFile\(/, /createShippedApp\(/, /each\(databaseKinds\)/];

function weightOf({ path }) {
  const text = readFileSync(path, 'utf8');
  const rank = slowWords.findIndex((word) => word.test(text));
  return { rank: rank === -1 ? slowWords.length : rank, size: statSync(path).size };
}

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return [...tests]
      .map((test) => ({ test, ...weightOf(test) }))
      .sort((a, b) => a.rank - b.rank || b.size - a.size || (a.test.path < b.test.path ? -1 : 1))
      .map(({ test }) => test);
  }
};
