// Estimates how wide a text is, because an SVG cannot wrap text or size a table by itself.

/** The widths of the characters from " " to "~" in Arial and Helvetica, in thousandths of the font size. */
const widths = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
  556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
  260, 334, 584,
]

/** The width of an emoji or of a character that is not in the table. */
const otherWidth = 1_000

/** The advance of a character in the usual monospaced fonts. */
const monospacedWidth = 602

/** Bold characters are wider by about this factor. */
const boldFactor = 1.06

/**
 * The estimated width of a text in pixels.
 *
 * @param {string} text
 * @param {{ size: number, bold?: boolean, code?: boolean }} font
 */
export function widthOf(text, { size, bold = false, code = false }) {
  const thousandths = [...text].reduce((sum, character) => sum + (code ? monospacedWidth : widthOfCharacter(character)), 0)
  return (thousandths / 1_000) * size * (bold ? boldFactor : 1)
}

/** @param {string} character */
function widthOfCharacter(character) {
  return widths[(character.codePointAt(0) ?? 0) - 32] ?? otherWidth
}
