import { expect, test } from '@jest/globals'
import { expandOwnExtras } from '../../../../src/install/python/own-extras.ts'
import { parseToml } from '../../../../src/install/python/pyproject.ts'
import type { Pyproject } from '../../../../src/install/python/pyproject.ts'

const project = parseToml<Pyproject>(
  `
[project]
name = "My_Proj"
[project.optional-dependencies]
s3 = ["boto3>=1", "colorama ; sys_platform == 'win32'"]
sql_db = ["sqlalchemy", "far @ https://example.com/far;x.whl ; os_name == 'posix'"]
all = ["my.proj[s3, SQL-db]"]
round = ["my-proj[about]", "six"]
about = ["my-proj[round]", "idna"]
`,
  'pyproject.toml',
)

test.each([
  ['an extra', ['my-proj[s3]'], ['boto3>=1', "colorama ; sys_platform == 'win32'"]],
  [
    'extras of extras, in any spelling',
    ['MY.PROJ [all] >= 1'],
    [
      'boto3>=1',
      "colorama ; sys_platform == 'win32'",
      'sqlalchemy',
      "far @ https://example.com/far;x.whl ; os_name == 'posix'",
    ],
  ],
  ['extras that include each other', ['my-proj[round]'], ['idna', 'six']],
  [
    'an extra under a condition',
    ['my-proj[s3]; python_version < "3.12" or os_name == "nt"'],
    [
      'boto3>=1 ; python_version < "3.12" or os_name == "nt"',
      'colorama ; (python_version < "3.12" or os_name == "nt") and (sys_platform == \'win32\')',
    ],
  ],
  ['the project alone', ['my-proj', 'my-proj>=1'], []],
  [
    'other packages, unchanged',
    ['my-proj-more[s3]', 'six[my-proj]', 'a @ https://my-proj/a.whl'],
    ['my-proj-more[s3]', 'six[my-proj]', 'a @ https://my-proj/a.whl'],
  ],
])('requirements on extras of the project itself are replaced: %s', (_, asked, expected) => {
  expect(expandOwnExtras(project, asked)).toEqual(expected)
})

test('an extra of the project itself that does not exist is rejected', () => {
  expect(() => expandOwnExtras(project, ['my-proj[s4]'])).toThrow(/its own extra "s4", which does not exist/)
})

test('a project without a name has no requirements on itself', () => {
  expect(expandOwnExtras({ project: {} }, ['six'])).toEqual(['six'])
})
