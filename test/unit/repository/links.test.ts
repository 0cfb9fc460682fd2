import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from '@jest/globals'
import { anchorsIn, pages } from '../../support/markdown-files.ts'

test.each(pages)('%s has no link to a file or a heading that does not exist', (page) => {
  const links = [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)]
  const broken = links.filter(([, path = '', anchor]) => {
    const target = path === '' ? page : join(dirname(page), path)
    if (!existsSync(target)) return true
    return anchor !== undefined && !anchorsIn(readFileSync(target, 'utf8')).includes(anchor)
  })
  expect(broken.map(([link]) => link)).toEqual([])
})

test('the links of other pages than the README are checked too', () => {
  expect(pages).toEqual(expect.arrayContaining(['README.md', '.github/CONTRIBUTING.md', 'docs/security.md']))
})
