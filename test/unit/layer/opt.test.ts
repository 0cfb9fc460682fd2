import { expect, test } from '@jest/globals'
import { opt, packagesPattern, runtimeFolders, topFolders } from '../../../src/layer/opt.ts'
import type { OptLanguage } from '../../../src/layer/opt.ts'

test.each<[OptLanguage, string, string]>([
  ['nodejs', '22', 'nodejs/node22/node_modules'],
  ['python', '3.13', 'python/lib/python3.13/site-packages'],
  ['ruby', '3.4', 'ruby/gems/3.4.0'],
])('%s %s finds packages in %s', (language, version, folder) => {
  if (language === 'java') throw new Error('Java has no folders for versions')
  const { packagesFor, versionOf } = opt[language].versioned
  expect(packagesFor(version)).toBe(folder)
  expect(versionOf(`${folder}/x`)).toBe(version)
  expect(versionOf(`x/${folder}/x`)).toBeUndefined()
  expect(`${folder}/x`).toMatch(new RegExp(`^${packagesPattern(language)}/x$`))
})

test.each<[OptLanguage, string]>([
  ['nodejs', 'nodejs/node_modules'],
  ['python', 'python'],
  ['java', 'java/lib'],
])('each version of %s finds packages in %s', (language, folder) => {
  expect(opt[language]).toMatchObject({ packages: folder })
  expect(`${folder}/x`).toMatch(new RegExp(`^${packagesPattern(language)}/x$`))
})

test('Ruby does not read a folder with its full version', () => {
  expect(opt.ruby.versioned.versionOf('ruby/gems/3.4.1/x')).toBeUndefined()
})

test('Lambda reads extensions/, and no runtime does', () => {
  expect(runtimeFolders).toEqual(['nodejs', 'python', 'java', 'ruby', 'bin', 'lib'])
  expect(topFolders).toEqual([...runtimeFolders, 'extensions'])
})
