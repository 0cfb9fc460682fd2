/**
 * The settings of users and machines that pip and uv are allowed to read: sources of packages, downloads and credentials. All others are
 * removed, because they can change the set of packages or run code.
 */

/** Options of pip, as pip.conf writes them. */
export const pipOptions = [
  ...['index-url', 'extra-index-url', 'no-index', 'find-links'],
  ...['keyring-provider', 'trusted-host', 'cert', 'client-cert', 'proxy'],
  ...['timeout', 'default-timeout', 'retries', 'resume-retries', 'cache-dir', 'no-cache-dir'],
] as const

/** Values of pip's "use-feature" and "use-deprecated" that select certificates. */
export const pipCertificates = { 'use-feature': 'truststore', 'use-deprecated': 'legacy-certs' } as const

/** Keys of uv.toml and of [tool.uv]. */
export const uvKeys = [
  ...['index', 'index-url', 'extra-index-url', 'no-index', 'find-links'],
  ...['keyring-provider', 'allow-insecure-host', 'native-tls', 'system-certs'],
  ...['http-proxy', 'https-proxy', 'no-proxy', 'offline', 'cache-dir', 'no-cache'],
  ...['concurrent-downloads', 'concurrent-builds', 'concurrent-installs'],
] as const

/** Fields of an entry of "index". */
export const uvIndexFields = [
  ...['name', 'url', 'explicit', 'default', 'format', 'authenticate', 'ignore-error-codes'],
] as const

/** Keys of [tool.uv] for the resolution of the project's own requirements. They are used only for that. */
export const uvResolution = [
  ...['constraint-dependencies', 'override-dependencies', 'exclude-dependencies', 'dependency-metadata'],
  ...[
    'resolution',
    'prerelease',
    'exclude-newer',
    'exclude-newer-package',
    'fork-strategy',
    'index-strategy',
  ],
  ...['required-version', 'build-constraint-dependencies', 'extra-build-dependencies'],
] as const

/** Variables of uv. */
export const uvVariables = [
  /^UV_(DEFAULT_INDEX|INDEX|INDEX_URL|EXTRA_INDEX_URL|NO_INDEX|FIND_LINKS)$/,
  /^UV_INDEX_\w+_(USERNAME|PASSWORD)$/,
  /^UV_(KEYRING_PROVIDER|CREDENTIALS_DIR|INSECURE_HOST|NATIVE_TLS|SYSTEM_CERTS|GIT_LFS|S3_ENDPOINT_URL|GCS_ENDPOINT_URL)$/,
  /^UV_(HTTP_TIMEOUT|HTTP_CONNECT_TIMEOUT|HTTP_RETRIES|REQUEST_TIMEOUT|OFFLINE|CACHE_DIR|NO_CACHE)$/,
  /^UV_CONCURRENT_(DOWNLOADS|BUILDS|INSTALLS)$/,
  /^UV_PYTHON_(INSTALL_DIR|INSTALL_MIRROR|CACHE_DIR|DOWNLOADS|PREFERENCE)$/,
]

/** Variables of poetry, in addition to those with the credentials of its sources. */
export const poetryVariables = [
  /^POETRY_(REPOSITORIES|HTTP_BASIC|PYPI_TOKEN|CERTIFICATES|KEYRING)_\w+$/,
  /^POETRY_(CACHE_DIR|CONFIG_DIR|DATA_DIR|HOME|REQUESTS_\w+)$/,
]

/** Variables of pipenv. */
export const pipenvVariables = [
  /^PIPENV_(PYPI_MIRROR|CACHE_DIR|TIMEOUT|REQUESTS_TIMEOUT|MAX_RETRIES|KEYRING_PROVIDER)$/,
]
