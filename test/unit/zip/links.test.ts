import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from '@jest/globals'
import { anchorsIn } from '../../support/markdown-files.ts'

/** The links of the guides, within and to each other. */
test.each(['README.md', '.github/CONTRIBUTING.md', '.github/SECURITY.md', '.github/TROUBLESHOOTING.md'])(
  '%s has no link to a file or a heading that is not there',
  (guide) => {
    const links = [...readFileSync(guide, 'utf8').matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)]
    const broken = links.filter(([, path = '', anchor]) => {
      const target = path === '' ? guide : join(dirname(guide), path)
      if (!existsSync(target)) return true
      return anchor !== undefined && !anchorsIn(readFileSync(target, 'utf8')).includes(anchor)
    })
    expect(broken.map(([link]) => link)).toEqual([])
  },
)
