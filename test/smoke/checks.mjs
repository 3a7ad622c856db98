/** Counts passed and failed checks, and prints a line for each: `checks.that('een ding', 1 === 1)`. */
export const countedChecks = () => {
  const counts = { passed: 0, failed: 0 };
  return {
    counts,
    that: (name, isSo, found) => {
      counts[isSo ? 'passed' : 'failed'] += 1;
      const detail = isSo || found === undefined ? '' : ` (gevonden: ${JSON.stringify(found)?.slice(0, 400)})`;
      process.stdout.write(`${isSo ? 'goed' : 'FOUT'}  ${name}${detail}\n`);
    },
  };
};
