import TestSequencer from '@jest/test-sequencer';

// Suites that start whole services or walk for minutes. One of them begun last would leave the other workers idle.
const isLong = ({ path }) => /\/test\/(?:faults|walk|vrijgave)\/|\/embedded-postgres\/|\.kafka\.int\.spec\.ts$/.test(path);

/** Without times of an earlier run, Jest begins with the largest files; these begin before them. */
export default class LongestFirst extends TestSequencer {
  async sort(tests) {
    const inTurn = await super.sort([...tests]);
    return [...inTurn.filter(isLong), ...inTurn.filter((test) => !isLong(test))];
  }
}
