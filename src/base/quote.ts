/** A text in quotes on one line, cut where it is long. What would not be seen, or change what is seen around it, is shown by its code. */
export function quote(given: string): string {
  const shown = given.length > 120 ? `${given.slice(0, 120)}...` : given
  return JSON.stringify(shown).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, codeOf)
}

function codeOf(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}
