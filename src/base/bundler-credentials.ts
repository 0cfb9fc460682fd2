/** Settings of Bundler that say how gems are fetched, or how the code of allowed ones is compiled. */
export const harmlessToBundler =
  /^BUNDLE_(MIRROR__.+|BUILD__.+|SSL_CA_CERT|SSL_CLIENT_CERT|SSL_VERIFY_MODE|TIMEOUT|RETRY|REDIRECT|JOBS|USER_AGENT|GITHUB__HTTPS)$/

/** Credentials are set by the name of a host, which has a dot (`__`) and no underscore, or by an address. */
const credentials =
  /^BUNDLE_(HTTPS?:\/\/.+|(?!LOCAL__|PATH__SYSTEM$|GIT__ALLOW_INSECURE$)[A-Z0-9]+(___?[A-Z0-9]+)*__[A-Z0-9_]+)$/

/** Whether a variable gives Bundler the credentials of a host. */
export function isCredentialOfBundler(variable: string): boolean {
  return credentials.test(variable) && !harmlessToBundler.test(variable)
}
