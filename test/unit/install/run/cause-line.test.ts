import { describe, expect, test } from '@jest/globals'
import { causeIn } from '../../../../src/install/run/cause-line.ts'
import { explain } from '../../../../src/install/run/tool.ts'

/** The output of failed programs, and the cause in it. */
const printed: readonly [program: string, output: string, cause: string][] = [
  [
    'npm 11, a package that does not exist',
    'npm error code E404\nnpm error 404 Not Found - GET https://npm.example/left-padx\nnpm error 404\nnpm error 404  The requested resource could not be found\nnpm error A complete log of this run can be found in: /root/x.log',
    '404 Not Found - GET https://npm.example/left-padx',
  ],
  [
    'npm 8, a version that does not exist',
    'npm ERR! code ETARGET\nnpm ERR! notarget No matching version found for left-pad@9.9.9.\nnpm ERR! notarget In most cases you are requesting a version that does not exist.\n',
    'notarget No matching version found for left-pad@9.9.9.',
  ],
  [
    'npm 11, a script that fails',
    "npm error code 1\nnpm error path /w/node_modules/x\nnpm error command failed\nnpm error command sh -c node build.js\nnpm error Error: Cannot find module 'y'\n",
    "Error: Cannot find module 'y'",
  ],
  [
    'pnpm',
    'Progress: resolved 1\n ERR_PNPM_FETCH_404  GET https://npm.example/left-padx: Not Found - 404\n\nThis error happened while installing a direct dependency of /w\n\nAn authorization header was used: Bearer[hidden]\n',
    'ERR_PNPM_FETCH_404 GET https://npm.example/left-padx: Not Found - 404',
  ],
  [
    'Yarn 1',
    'error Couldn\'t find package "left-padx" on the "npm" registry.\ninfo Visit https://yarn.example for documentation about this command.\n',
    'error Couldn\'t find package "left-padx" on the "npm" registry.',
  ],
  [
    'Yarn 4',
    '➤ YN0000: ┌ Resolution step\n➤ YN0035: │ left-padx@npm:^1: Package not found\n➤ YN0000: └ Completed\n➤ YN0000: · Failed with errors in 0s 300ms\n',
    '➤ YN0035: │ left-padx@npm:^1: Package not found',
  ],
  [
    'uv, a sentence that is broken into lines',
    '  × No solution found when resolving dependencies:\n  ╰─▶ Because requsts was not found in the package registry and you require\n      requsts, we can conclude that your requirements are unsatisfiable.\n\nhint: Packages were unavailable because index lookups were disabled\n',
    'Because requsts was not found in the package registry and you require requsts, we can conclude that your requirements are unsatisfiable.',
  ],
  [
    'uv 0.13, a sentence of several lines',
    'error: No solution found when resolving dependencies\n  cause: Because docopt==0.6.2 has no usable wheels, docopt>=0.6.2 cannot be used.\n         And because num2words depends on docopt>=0.6.2, your requirements are unsatisfiable.\n\nhint: Wheels are required for `docopt`\n',
    'Because docopt==0.6.2 has no usable wheels, docopt>=0.6.2 cannot be used. And because num2words depends on docopt>=0.6.2, your requirements are unsatisfiable.',
  ],
  [
    'uv, an index that denies access',
    'error: No solution found when resolving dependencies\n  cause: Because acme was not found in the package registry, your requirements are unsatisfiable.\n\nhint: An index URL (https://index.example/simple) could not be queried due to a lack of valid authentication credentials (401 Unauthorized).\n',
    'An index URL (https://index.example/simple) could not be queried due to a lack of valid authentication credentials (401 Unauthorized).',
  ],
  [
    'uv, without a network',
    'error: Failed to fetch: `https://index.example/simple/six/`\n  Caused by: Request failed after 3 retries\n  Caused by: client error (Connect)\n  Caused by: dns error: failed to lookup address information\n',
    'dns error: failed to lookup address information',
  ],
  [
    'uv, a build that fails',
    '  × Failed to build `own @ file:///w/own`\n  ├─▶ The build backend returned an error\n  ╰─▶ Call to `setuptools.build_meta.build_wheel` failed (exit status: 1)\n\n      [stderr]\n      Traceback (most recent call last):\n        File "<string>", line 14, in <module>\n      ModuleNotFoundError: No module named \'versions\'\n\n      hint: This usually indicates a problem with the package.\n',
    "ModuleNotFoundError: No module named 'versions'",
  ],
  [
    'pip, an index that cannot be reached',
    "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError('<x>: Failed to establish a new connection: [Errno 111] Connection refused')': /simple/six/\nERROR: Could not find a version that satisfies the requirement six\nERROR: No matching distribution found for six\n",
    "NewConnectionError('<x>: Failed to establish a new connection: [Errno 111] Connection refused')",
  ],
  [
    'Maven',
    '[INFO] BUILD FAILURE\n[ERROR] Failed to execute goal on project p: Could not resolve dependencies: a:b:jar:1 was not found -> [Help 1]\n[ERROR] \n[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.\n[ERROR] Re-run Maven using the -X switch to enable full debug logging.\n[ERROR] For more information about the errors and possible solutions, please read the following articles:\n[ERROR] [Help 1] http://maven.example/DependencyResolutionException\n',
    '[ERROR] Failed to execute goal on project p: Could not resolve dependencies: a:b:jar:1 was not found -> [Help 1]',
  ],
  [
    'Gradle',
    "\nFAILURE: Build failed with an exception.\n\n* What went wrong:\nExecution failed for task ':copy'.\n> Could not resolve all files for configuration ':runtimeClasspath'.\n   > Could not find a:b:1.\n\n* Try:\n> Run with --stacktrace option to get the stack trace.\n\nBUILD FAILED in 1s\n",
    '> Could not find a:b:1.',
  ],
  [
    'Bundler',
    "Fetching gem metadata\nCould not find gem 'rakex' in rubygems repository https://gems.example/ or installed locally.\n",
    "Could not find gem 'rakex' in rubygems repository https://gems.example/ or installed locally.",
  ],
  ['a program that says nothing of an error', 'One\nTwo\n\n', 'Two'],
  ['a program without output', '', ''],
]

describe('the cause that a program printed', () => {
  test.each(printed)('%s', (_, output, cause) => {
    expect(causeIn(output.split('\n'))).toBe(cause)
  })

  test('is short, on one line, and without colours', () => {
    const cause = causeIn(['\u001b[31merror\u001b[0m: a\u0007b\u202ec', ''])
    expect(cause).toBe('error: a b c')
    expect(causeIn([`error: ${'x'.repeat(10_000)}`]).length).toBeLessThan(500)
  })

  test('has no credentials from addresses', () => {
    const cause = causeIn([
      'error: GET https://user:pa55@host.example/a?X-Amz-Signature=abc&v=1 and git+ssh://tok3n@h/b failed',
    ])
    expect(cause).toBe(
      'error: GET https://***@host.example/a?X-Amz-Signature=***&v=*** and git+ssh://***@h/b failed',
    )
  })
})

describe('a message about a program that failed', () => {
  const tool = {
    name: 'npm',
    remedies: [
      [/no (\w+) here/, 'there-is-no-wheel', ([, name]: readonly string[]) => `Add ${name ?? ''}.`],
    ] as const,
  }

  test('quotes the cause and contains what to do', () => {
    expect(explain(tool, { exitCode: 1, lines: ['error: There is no "bread" here.', ''] }).text).toBe(
      `npm ended with exit code 1: "error: There is no 'bread' here". See its full output in the log above.`,
    )
    expect(explain(tool, { exitCode: 1, lines: ['error: no bread', 'here'] })).toEqual({
      topic: 'there-is-no-wheel',
      text: expect.stringMatching(/\. Add bread\.$/),
    })
  })

  test('has a topic that does not depend on the output of the program', () => {
    const lines = ['error: no space left on device, the layer would be empty']
    expect(explain(tool, { exitCode: 1, lines }).topic).toBe('a-program-failed')
  })
})
