import type { Remedies } from '../run/tool.ts'

/** The errors of uv and pip: errors about a package first, then about the connection, then about the whole set of requirements. */
export const remedies: Remedies = [
  [
    /lockfile .*needs to be updated|lockfile is (outdated|out of date)/i,
    'the-lock-file-does-not-match',
    'uv.lock does not match pyproject.toml. Run "uv lock" and commit uv.lock.',
  ],
  [
    /No interpreter found|Python requirement|Failed to inspect Python/i,
    'a-program-is-missing-or-another-version-is-needed',
    'uv needs a Python version that pyproject.toml allows to check the lock file. Add a step with ' +
      '"uses: actions/setup-python@v6" and this "python-version" before this one.',
  ],
  [
    /hash(es)? mismatch|DO NOT MATCH THE HASHES/i,
    'a-package-does-not-match-its-hash',
    'The content of a package does not match its hash. Find out why before you update the hash.',
  ],
  [
    /--require-hashes|all requirements must have their versions pinned|must be pinned/i,
    'a-package-does-not-match-its-hash',
    'Some requirements have a hash, so all must have one, including indirect dependencies. Add the missing hashes.',
  ],
  [
    /(HTTP|status|error)\D{0,20}\b40[137]\b|\b40[137] (client error|unauthorized|forbidden)|Unauthorized|Forbidden/i,
    'the-registry-refuses-or-does-not-have-it',
    'An index denied access. Set its credentials in a variable of this step, such as PIP_INDEX_URL.',
  ],
  [
    /certificate|SSLError|TLS|UnknownIssuer/,
    'a-registry-cannot-be-reached',
    'The certificate of an index or proxy was not accepted. Set PIP_CERT and SSL_CERT_FILE in the "env" of this step to a file with its CA certificate.',
  ],
  [
    /(status|error)\D{0,30}\b(5\d\d|429)\b|\b(5\d\d|429) (Server|Client) Error|too many (5\d\d|429) error/i,
    'a-registry-cannot-be-reached',
    'An index could not be reached, because it returned a server error. Run the job again later.',
  ],
  [
    /dns error|failed to lookup address|Name or service not known|name resolution|No address associated|nodename nor servname/i,
    'a-registry-cannot-be-reached',
    'An index could not be reached, because its host name could not be resolved. Check its address, and the network of the runner.',
  ],
  [
    /timed out|timeout/i,
    'a-registry-cannot-be-reached',
    'An index could not be reached, because it did not respond in time. Run the job again, or increase UV_HTTP_TIMEOUT and PIP_DEFAULT_TIMEOUT.',
  ],
  [
    /connection broken by|error sending request|connection (refused|reset|closed)|Could not fetch URL|Failed to fetch|network (was|is) (disabled|unreachable)/i,
    'a-registry-cannot-be-reached',
    'An index could not be reached. Check its address, and the network and the proxy of the runner.',
  ],
  [
    /\b([\w.-]+?)(?:\[[^\]]*\])? was not found in the (?:package registry|provided package locations)/,
    'the-registry-refuses-or-does-not-have-it',
    ([, name = '']) => `The index has no package ${name}. Check its name, and the address of the index.`,
  ],
  [
    /No matching distribution found for ([\w.-]+)/,
    'the-registry-refuses-or-does-not-have-it',
    ([, name = '']) =>
      `The index has no matching version of the package ${name}. Check its name and version, and the address of the index.`,
  ],
  [
    /\b[Tt]here (?:is|are) no versions? of ([\w.-]+(?![\w.-])(?:\[[^\]\s]*\])?[^\s,]*)/,
    'the-registry-refuses-or-does-not-have-it',
    ([, wanted = '']) => `The index has no version ${wanted}. Require a version that exists.`,
  ],
  [
    /No solution found|ResolutionImpossible|conflicting dependencies/i,
    'requirements-exclude-each-other',
    'No set of versions satisfies all requirements for this target. Relax one of the requirements that the error names.',
  ],
]
