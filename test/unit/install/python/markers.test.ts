import { describe, expect, test } from '@jest/globals'
import { holds, isFor } from '../../../../src/install/python/markers.ts'

const target = { minor: '3.13', full: '3.13.99', architecture: 'arm64', glibc: '2.34' } as const

describe('a marker', () => {
  test.each([
    ['', true],
    ['python_version >= "3.9"', true],
    ['python_version < "3.9"', false],
    ['python_version < "3.13"', false],
    ["'3.9' <= python_version", true],
    ["'3.14' > python_version", true],
    ['python_version in "3.1 3.12"', false],
    ['python_version in "3.12, 3.13"', true],
    ['python_version not in "3.12 3.13"', false],
    ['python_full_version >= "3.13.2"', true],
    ['python_full_version == "3.13.*"', true],
    ['python_version ~= "3.10"', true],
    ['python_version != "3.13"', false],
    ['python_version == "3.13.*"', true],
    ['"3.13.*" == python_version', true],
    ['python_version != "3.13.*"', false],
    ['python_version == "3.1.*"', false],
    ['python_version == "3.13.0"', true],
    ['python_version >= "3.13.0"', true],
    ['python_version > "3.13.0"', false],
    ['python_version <= "3.13.0"', true],
    ['python_version < "3.13.0"', false],
    ['python_version ~= "3.13.0"', true],
    ['python_version ~= "3.12.0"', false],
    ['python_version >= "3.13.0rc1"', true],
    ['python_version < "3.13.0a1"', false],
    ['python_version >= "3.13.0.post1"', false],
    ['python_version === "3.13"', true],
    ['python_version === "3.13.0"', false],
    ['python_version in "3.12.0 3.13.0"', true],
    ['"3." in python_version', true],
    ['"4." not in python_version', true],
    ['python_full_version >= "3.14.0-rc1"', false],
    ['python_full_version < "3.14.0rc1"', true],
    ['python_full_version != "3.13.*"', false],
    ['python_full_version == "3.13"', false],
    ['platform_machine == "aarch64"', true],
    ['platform_machine == "x86_64" or platform_machine == "arm64"', false],
    ['platform_machine not in "x86_64 AMD64"', true],
    ['sys_platform == "win32" or os_name == "posix" and platform_system == "Darwin"', false],
    ['(sys_platform == "win32" or os_name == "posix") and platform_system == "Linux"', true],
    ['"linux" in sys_platform', true],
    ['implementation_name == "cpython" and platform_python_implementation != "PyPy"', true],
    ['extra == "x"', false],
    ['extra != "x"', true],
  ])('is evaluated for Python 3.13 on arm64: %s', (marker, expected) => {
    expect(holds(marker, target)).toBe(expected)
  })

  test.each([
    ['six==1.16.0', true],
    ['six==1.16.0 ; python_version < "3"', false],
    ['six==1.16.0;python_version<"3"', false],
    ['six @ https://host.example/six.whl;v=1#sha256=00', true],
    ['six @ https://host.example/six.whl ; python_version < "3"', false],
    ['six @ file:///w/six.whl ; python_version > "3"', true],
  ])('is the end of a requirement: %s', (text, expected) => {
    expect(isFor(text, target)).toBe(expected)
  })
})
