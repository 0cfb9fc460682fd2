import type { Remedies } from '../run/tool.ts'

/** The errors of uv and pip: what is wrong with a package itself first, then with the way to it, then with all that is asked for. */
export const remedies: Remedies = [
  [
    /lockfile .*needs to be updated|lockfile is (outdated|out of date)/i,
    'the-lock-file-does-not-fit',
    'uv.lock does not fit pyproject.toml. Run "uv lock" and commit it.',
  ],
  [
    /No interpreter found|Python requirement|Failed to inspect Python/i,
    'a-program-is-missing-or-another-version-is-needed',
    'To compare the lock file it needs a Python that pyproject.toml permits. Add a step with ' +
      '"uses: actions/setup-python@v6" that has one as its "python-version".',
  ],
  [
    /hash(es)? mismatch|DO NOT MATCH THE HASHES/i,
    'it-is-not-what-the-hashes-name',
    'A package is not the one that the hashes name. Find out why before you update them.',
  ],
  [
    /--require-hashes|all requirements must have their versions pinned|must be pinned/i,
    'it-is-not-what-the-hashes-name',
    'Some requirements have a hash, and then all must have one, those that others bring too. Add what is missing.',
  ],
  [
    /(HTTP|status|error)\D{0,20}\b40[137]\b|\b40[137] (client error|unauthorized|forbidden)|Unauthorized|Forbidden/i,
    'the-registry-refuses-or-does-not-have-it',
    'An index refuses access. Give its credentials by a variable of this step, such as PIP_INDEX_URL.',
  ],
  [
    /certificate|SSLError|TLS|UnknownIssuer/,
    'a-registry-cannot-be-reached',
    'The certificate of an index or proxy was not accepted. Set PIP_CERT and SSL_CERT_FILE in the "env" of this step to a file with its CA.',
  ],
  [
    /(status|error)\D{0,30}\b(5\d\d|429)\b|\b(5\d\d|429) (Server|Client) Error|too many (5\d\d|429) error/i,
    'a-registry-cannot-be-reached',
    'An index could not be reached: it answered with an error of its own. Run the job again later.',
  ],
  [
    /dns error|failed to lookup address|Name or service not known|name resolution|No address associated|nodename nor servname/i,
    'a-registry-cannot-be-reached',
    'An index could not be reached: its host is not known. Check its address, and the network of the runner.',
  ],
  [
    /timed out|timeout/i,
    'a-registry-cannot-be-reached',
    'An index could not be reached: it did not answer in time. Run the job again, or set UV_HTTP_TIMEOUT and PIP_DEFAULT_TIMEOUT to more seconds.',
  ],
  [
    /connection broken by|error sending request|connection (refused|reset|closed)|Could not fetch URL|Failed to fetch|network (was|is) (disabled|unreachable)/i,
    'a-registry-cannot-be-reached',
    'An index could not be reached. Check its address, and the network and the proxy of the runner.',
  ],
  [
    /\b([\w.-]+?)(?:\[[^\]]*\])? was not found in the (?:package registry|provided package locations)/,
    'the-registry-refuses-or-does-not-have-it',
    ([, name = '']) => `The index has no package ${name}. Check its spelling, and from which index it comes.`,
  ],
  [
    /No matching distribution found for ([\w.-]+)/,
    'the-registry-refuses-or-does-not-have-it',
    ([, name = '']) =>
      `The index has no package ${name} that fits. Check its spelling and version, and from which index it comes.`,
  ],
  [
    /\b[Tt]here (?:is|are) no versions? of ([\w.-]+(?![\w.-])(?:\[[^\]\s]*\])?[^\s,]*)/,
    'the-registry-refuses-or-does-not-have-it',
    ([, wanted = '']) => `The index has no version ${wanted}. Ask for a version that exists.`,
  ],
  [
    /No solution found|ResolutionImpossible|conflicting dependencies/i,
    'requirements-exclude-each-other',
    'No set of versions satisfies all requirements for this target. Loosen one of those that it names.',
  ],
]
