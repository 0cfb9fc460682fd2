import { describe, expect, test } from '@jest/globals'
import { directDependencies } from '../../../src/layer-tests/direct-dependencies.ts'
import { treeOf } from '../../support/pack-layer.ts'

async function namesIn(
  files: Record<string, string>,
  language: 'nodejs' | 'python' | 'ruby',
): Promise<string[]> {
  return [...((await directDependencies(treeOf(files)))[language] ?? [])].sort()
}

describe('the direct dependencies are those in', () => {
  test('package.json, without those of developers', async () => {
    const manifest = {
      dependencies: { a: '1' },
      optionalDependencies: { '@b/c': '1' },
      peerDependencies: { d: '1' },
      devDependencies: { e: '1' },
    }
    expect(await namesIn({ 'package.json': JSON.stringify(manifest) }, 'nodejs')).toEqual(['@b/c', 'a', 'd'])
  })

  const python: [string, Record<string, string>, string[]][] = [
    [
      'requirements.txt',
      {
        'requirements.txt':
          '# comment\n-r other.txt\nNum_Py==1 ; python_version > "3"\npandas[all]>=1\n./local\n',
      },
      ['num-py', 'pandas'],
    ],
    [
      'pyproject.toml',
      {
        'pyproject.toml':
          '[project]\ndependencies = ["a>=1"]\n[project.optional-dependencies]\nx = ["b"]\n[dependency-groups]\ny = ["c", {include-group = "x"}]\n',
      },
      ['a', 'b', 'c'],
    ],
    [
      "Poetry's table",
      {
        'pyproject.toml':
          '[tool.poetry.dependencies]\npython = "^3.13"\na = "1"\n[tool.poetry.group.x.dependencies]\nb = "1"\n',
      },
      ['a', 'b', 'python'],
    ],
    ['Pipfile', { Pipfile: '[packages]\na = "*"\n[dev-packages]\nb = "*"\n' }, ['a']],
    ['no file that can be read', { 'pyproject.toml': 'not toml' }, []],
  ]
  test.each(python)('%s', async (_name, files, expected) => {
    expect(await namesIn(files, 'python')).toEqual(expected)
  })

  test('Gemfile', async () => {
    const text = 'source "https://example.com"\ngem "a", "~> 1"\n  gem(\'b\')\n# gem "c"\n'
    expect(await namesIn({ Gemfile: text }, 'ruby')).toEqual(['a', 'b'])
  })

  test('no manifest, so that nothing is known for Node.js', async () => {
    expect((await directDependencies(treeOf({ 'a.txt': '' }))).nodejs).toBeUndefined()
  })
})
