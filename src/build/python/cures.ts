import type { Cures } from '../tool.ts'

/** What uv and pip complain of. */
export const cures: Cures = [
  [
    /lockfile .*needs to be updated|lockfile is (outdated|out of date)/i,
    'uv.lock does not fit pyproject.toml. Run "uv lock" and commit it.',
  ],
  [
    /No interpreter found|Python requirement|Failed to inspect Python/i,
    'To compare the lock file it needs a Python that pyproject.toml permits. Add a step with ' +
      '"uses: actions/setup-python@v6" that has one as its "python-version".',
  ],
  [
    /hash(es)? mismatch|DO NOT MATCH THE HASHES/i,
    'A package is not the one that the hashes name. Find out why before you update them.',
  ],
  [
    /--require-hashes|all requirements must have their versions pinned|must be pinned/i,
    'Some requirements have a hash, and then all must have one, those that others bring too. Add what is missing.',
  ],
  [
    /(HTTP|status|error)\D{0,20}\b40[13]\b|\b40[13] (client error|unauthorized|forbidden)|Unauthorized|Forbidden/i,
    'An index refuses access. Give its credentials by a variable of this step, such as PIP_INDEX_URL.',
  ],
  [
    /No solution found|ResolutionImpossible|No matching distribution|not found in the package registry/i,
    'What is asked for cannot be had together, or not for this target: the reason stands above in the log.',
  ],
]
