import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { newCopy } from '../../../src/layer-tests/layer-copy.ts'
import { temporary, treeOf } from '../../support/pack-layer.ts'

test('a copy of a layer reports changed and deleted files, and can be created again', async () => {
  const source = treeOf({ 'a/b.py': 'b', 'a/c.py': 'c', 'd.py': 'd' })
  const directory = join(temporary(), 'opt')
  const copy = await newCopy(directory, async (to) => cpSync(source, to, { recursive: true }))
  expect(await copy.changed()).toEqual([])
  writeFileSync(join(directory, 'new.py'), '')
  expect(await copy.changed()).toEqual([])
  writeFileSync(join(directory, 'd.py'), 'changed')
  rmSync(join(directory, 'a'), { recursive: true })
  expect(await copy.changed()).toEqual(['a/b.py', 'a/c.py', 'd.py'])
  await copy.restore()
  expect(await copy.changed()).toEqual([])
  expect(existsSync(join(directory, 'new.py'))).toBe(false)
})
