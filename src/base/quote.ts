/** Returns a text in quotes on one line, truncated to 120 characters. Invisible and control characters are shown by their codes. */
export function quote(given: string): string {
  const shown = given.length > 120 ? `${given.slice(0, 120)}...` : given
  return JSON.stringify(shown).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, codeOf)
}

function codeOf(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}
