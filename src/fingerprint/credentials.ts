import { isBundlerCredential } from '../base/bundler-credentials.ts'

/** Matches a line that sets a credential, such as `//registry/:_authToken=…` or `"password": …`. */
const credential =
  /(?:_auth|_?auth_?token|auth_?ident|passw(?:or)?d|passphrase|secret|(?:api|private|access)_?key|token)["']?(?:\s*[=:]|\s+["'])/i

/**
 * Returns a text without the users and passwords in addresses. They change in each run of some workflows, and decide what a job can
 * download, but not its content.
 */
export function withoutCredentials(text: string): string {
  return text.replace(/(?<=[a-z]:\/\/)[^/\s@"']*@/gi, '')
}

/** Returns the text of a settings file without credentials. In XML, an element can share its line with others. */
export function settingsWithoutCredentials(text: string): string {
  if (/^\s*</.test(text))
    return withoutCredentials(text.replace(/(<(password|passphrase|privateKey)>)[^<]*/gi, '$1'))
  const lines = text
    .split('\n')
    .filter((line) => !credential.test(line) && !isBundlerCredential(/^[^\s:]+/.exec(line)?.[0] ?? ''))
  return withoutCredentials(lines.join('\n'))
}
