import { globSync, readFileSync } from 'node:fs'
import ts from 'typescript'

/** A text in the code. `…` replaces each part that is known only at run time. */
export interface Text {
  readonly file: string
  readonly text: string
  /** Whether it is a full sentence. Otherwise it is part of the text around it, or the end of a sentence. */
  readonly isWhole: boolean
}

/** Returns all texts in a file, except those that are only logged. */
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

/** Returns all texts in the files that match a pattern. */
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

/** Whether the text is an argument of a new error. */
function isThrown({ parent }: ts.Node): boolean {
  return ts.isNewExpression(parent) && /^(Problem|ServiceFailure)$/.test(parent.expression.getText())
}
