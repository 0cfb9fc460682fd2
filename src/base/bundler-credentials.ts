/** Bundler variables that contain no credentials, although some have the form of a credential variable. */
export const publicBundlerVariable =
  /^BUNDLE_(MIRROR__.+|BUILD__.+|SSL_CA_CERT|SSL_CLIENT_CERT|SSL_VERIFY_MODE|TIMEOUT|RETRY|REDIRECT|JOBS|GLOBAL_GEM_CACHE|USER_AGENT|GITHUB__HTTPS)$/

/** Bundler names a credential variable after a URL or a host name. A host name contains a dot, which Bundler writes as `__`. */
const credentialVariable =
  /^BUNDLE_(HTTPS?:\/\/.+|(?!LOCAL__|PATH__SYSTEM$|GIT__ALLOW_INSECURE$)[A-Z0-9]+(___?[A-Z0-9]+)*__[A-Z0-9_]+)$/

/** Returns whether an environment variable contains Bundler's credentials for a host. */
export function isBundlerCredential(variable: string): boolean {
  return credentialVariable.test(variable) && !publicBundlerVariable.test(variable)
}
