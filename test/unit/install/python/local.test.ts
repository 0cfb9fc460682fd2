import { expect, test } from '@jest/globals'
import { localInfos, normalise } from '../../../../src/install/python/normalise.ts'
import { treeOf } from '../../../support/pack-layer.ts'

test('packages from this machine are recognized by a file of their installer, until it is removed', async () => {
  const directory = treeOf({
    'own-1.0.dist-info/direct_url.json': '{"url": "file:///src/own", "dir_info": {}}',
    'wheel-1.0.dist-info/direct_url.json': '{"archive_info": {}, "url": "file:///src/wheel-1.0.whl"}',
    'git-1.0.dist-info/direct_url.json': '{"url": "https://example.com/git", "vcs_info": {"vcs": "git"}}',
    'broken-1.0.dist-info/direct_url.json': '{',
    'six-1.0.dist-info/METADATA': '',
  })
  expect(await localInfos(directory)).toEqual(['own-1.0.dist-info', 'wheel-1.0.dist-info'])
  await normalise(directory)
  expect(await localInfos(directory)).toEqual([])
})
