import { globSync, readFileSync } from 'node:fs'
import ts from 'typescript'

/** A text that stands in the code, with `…` for each part of it that is known only when it is made. */
export interface Text {
  readonly file: string
  readonly text: string
  /** Whether it stands by itself: the others are a part of the text around them, or the rest of a sentence that begins elsewhere. */
  readonly isWhole: boolean
}

/** All texts of a file, but for those that are written to the log by the way. */
export function textsIn(file: string, code: string): Text[] {
  const texts: Text[] = []
  const visit = (node: ts.Node, isInside: boolean): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || isByTheWay(node)) return
    const text = textOf(node)
    if (text !== undefined) {
      const isWhole = !isInside && (isSentence(text) || isThrown(node))
      if (/\p{L}/u.test(text)) texts.push({ file, text, isWhole })
    }
    ts.forEachChild(node, (child) => visit(child, isInside || text !== undefined))
  }
  visit(ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true), false)
  return texts
}

/** All texts of files by a pattern. */
export function textsOf(pattern: string): Text[] {
  return globSync(pattern).flatMap((file) => textsIn(file, readFileSync(file, 'utf8')))
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isParenthesizedExpression(node)) return textOf(node.expression)
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isTemplateExpression(node)) {
    return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('')
  }
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return undefined
  const [left, right] = [textOf(node.left), textOf(node.right)]
  return left === undefined && right === undefined ? undefined : `${left ?? '…'}${right ?? '…'}`
}

function isByTheWay(node: ts.Node): boolean {
  return ts.isCallExpression(node) && /\blog\.(info|debug|group)$/.test(node.expression.getText())
}

function isSentence(text: string): boolean {
  return /^(["\p{Lu}].*|….*\.)$/su.test(text) && text.split(' ').length > 3
}

/** Whether it is what an error is made with. */
function isThrown({ parent }: ts.Node): boolean {
  return ts.isNewExpression(parent) && /^(Problem|ServiceFailure)$/.test(parent.expression.getText())
}
