import { describe, expect, test } from '@jest/globals'
import {
  choicesOf,
  lockedArguments,
  requireNoConflict,
  requirementsOfGroup,
  withDefaults,
} from '../../../../src/install/python/groups.ts'
import { parseToml } from '../../../../src/install/python/pyproject.ts'
import type { Pyproject } from '../../../../src/install/python/pyproject.ts'

const read = (toml: string): Pyproject => parseToml<Pyproject>(toml, 'pyproject.toml')

const project = (more = ''): Pyproject =>
  read(`
[project]
name = "svc"
optional-dependencies = { x = ["six"], both = ["attrs"] }
[dependency-groups]
dev = ["iniconfig"]
Lambda_Layer = [{ include-group = "net" }, "certifi"]
net = ["zipp"]
both = ["idna"]
${more}`)

describe('groups of a pyproject.toml', () => {
  test('are selected by name in any spelling, together with extras of the same name', () => {
    expect(choicesOf(project(), ['lambda-layer', 'X', 'BOTH'])).toEqual({
      extras: ['x', 'both'],
      groups: ['Lambda_Layer', 'both'],
    })
    expect(() => choicesOf(project(), ['y'])).toThrow(
      /"extras" has "y".* x, both, dev, Lambda_Layer, net, both\./,
    )
  })

  test.each([
    ['', []],
    ['[tool.uv]\ndefault-groups = ["dev", "lambda-layer"]', ['Lambda_Layer']],
    ['[tool.uv]\ndefault-groups = "all"', ['Lambda_Layer', 'net', 'both']],
  ])('are installed by default as in uv, except those for developers: %j', (more, expected) => {
    expect(withDefaults(project(more), { extras: [], groups: [] }).groups).toEqual(expected)
  })

  test('for developers are installed if they are selected', () => {
    const chosen = choicesOf(project(), ['dev'])
    expect(withDefaults(project(), chosen).groups).toEqual(['dev'])
    expect(lockedArguments(chosen)).toEqual(['--group', 'dev'])
    expect(lockedArguments(choicesOf(project(), ['net']))).toEqual(['--no-dev', '--group', 'net'])
    expect(
      choicesOf(read('[project]\nname = "a"\n[tool.uv]\ndev-dependencies = ["six"]'), ['dev']).groups,
    ).toEqual(['dev'])
  })

  test('contain what they include, each once', () => {
    expect(requirementsOfGroup(project(), 'lambda.layer')).toEqual(['zipp', 'certifi'])
  })

  test.each([
    [
      'a = [{ include-group = "b" }]\nb = [{ include-group = "A" }]',
      /"A" in pyproject\.toml includes itself/,
    ],
    ['a = [{ include-group = "c" }]', /"c" in pyproject\.toml is included but does not exist/],
  ])('with invalid includes are rejected: %j', (groups, message) => {
    expect(() => requirementsOfGroup(read(`[dependency-groups]\n${groups}`), 'a')).toThrow(message)
  })

  test('that conflict are rejected, also by default or with an extra', () => {
    const conflicts = (package_ = ''): Pyproject =>
      project(`[tool.uv]\nconflicts = [[{ group = "net"${package_} }, { extra = "x"${package_} }]]`)
    const all = { extras: ['x'], groups: ['net'] }
    expect(() => {
      requireNoConflict(conflicts(), undefined, all)
    }).toThrow(/"net" and "x" cannot be installed together/)
    expect(() => {
      requireNoConflict(conflicts(', package = "SVC"'), undefined, all)
    }).toThrow(/cannot be installed together/)
    expect(() => {
      requireNoConflict(conflicts(', package = "other"'), undefined, all)
    }).not.toThrow()
    expect(() => {
      requireNoConflict(conflicts(), undefined, { extras: ['x'], groups: [] })
    }).not.toThrow()
  })
})
