import { existsSync, globSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'

const pages = globSync(['.github/CONTRIBUTING.md', 'docs/{architecture,decisions}.md'])
const code = globSync(['{src,test,scripts}/**/*.{ts,mjs}', '*.js', '.ci/{run,build}'])

/** Names such as `src/zip/writer.ts`. */
const names = /(?<![\w./-])(?:src|test|scripts|docs)\/[\w./-]*\w(?:\/|\.(?:ts|mjs|md|tf|sh|yml))(?![\w*<…])/g

function namesIn(lines: readonly string[]): string[] {
  return lines.flatMap((line) => [...line.matchAll(names)].map(([name]) => name))
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8').split('\n')
}

test('the pages for contributors name files that exist', () => {
  const named = pages.flatMap((file) => namesIn(linesOf(file)))
  expect(named.length).toBeGreaterThan(40)
  expect(named.filter((name) => !existsSync(name))).toEqual([])
})

test('comments name files that exist', () => {
  const named = code.flatMap((file) =>
    namesIn(linesOf(file).filter((line) => /^\s*(?:\/\/|\/?\*|#)/.test(line))).map(
      (name) => `${file}: ${name}`,
    ),
  )
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter((one) => !existsSync(one.replace(/^.*: /, '')))).toEqual([])
})
