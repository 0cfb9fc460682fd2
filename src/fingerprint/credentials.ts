import { isBundlerCredential } from '../base/bundler-credentials.ts'

/** Matches a line that sets a credential, such as `//registry/:_authToken=…` or `"password": …`. */
const credential =
  /(?:_auth|_?auth_?token|auth_?ident|passw(?:or)?d|passphrase|secret|(?:api|private|access)_?key|token)["']?(?:\s*[=:]|\s+["'])/i

/**
 * Returns a text without the users and passwords in addresses. In some workflows, they change in each run. Credentials decide whether a job
 * can download a package, but not what the package contains.
 */
export function withoutCredentials(text: string): string {
  return text.replace(/(?<=[a-z]:\/\/)[^/\s@"']*@/gi, '')
}

/** Returns the text of a settings file without its credentials. */
export function settingsWithoutCredentials(text: string): string {
  // In XML, several elements can be in one line, so only their contents are removed.
  if (/^\s*</.test(text))
    return withoutCredentials(text.replace(/(<(password|passphrase|privateKey)>)[^<]*/gi, '$1'))
  const lines = text
    .split('\n')
    .filter((line) => !credential.test(line) && !isBundlerCredential(/^[^\s:]+/.exec(line)?.[0] ?? ''))
  return withoutCredentials(lines.join('\n'))
}
