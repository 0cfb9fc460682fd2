import { expectRejected, expectWarning } from '../support/input-cases.ts'

/** Projects with an error that the action must report. npm builds each in a separate run. */

const npmProject = {
  'app/package.json': '{"dependencies":{"own":"file:../own"}}',
  'own/package.json': '{"name":"own","version":"1.0.0"}',
}
const lock = JSON.stringify({ lockfileVersion: 3, packages: { '': { dependencies: { own: '^2.0.0' } } } })

expectRejected('a project', [
  [
    'a lock file that is out of date',
    { inputs: { source: 'app' }, files: { ...npmProject, 'app/package-lock.json': lock } },
    'The lock file does not match package.json. Run "npm install" and commit the lock file.',
  ],
  [
    '.npmrc in a directory that npm installs from the repository',
    {
      inputs: { source: 'app' },
      files: {
        'app/package.json': '{"dependencies":{"own":"file:../own"}}',
        'own/package.json': '{"name":"own","version":"1.0.0"}',
        'own/.npmrc': 'canary',
      },
    },
    '"nodejs/node_modules/own/.npmrc"',
  ],
  [
    '.env in what "include" adds',
    {
      inputs: { source: 'app', include: 'nodejs/**' },
      files: {
        'app/package.json': '{"dependencies":{"own":"file:../own"}}',
        'app/nodejs/.env': 'canary',
        'own/package.json': '{"name":"own","version":"1.0.0"}',
      },
    },
    '"nodejs/.env"',
  ],
  [
    'patterns that match no file',
    { inputs: { source: 'app', include: 'python/**' }, files: npmProject },
    'match no file in "source"',
  ],
])

expectWarning('a project', [
  ['no lock file', { inputs: { source: 'app' }, files: npmProject }, 'There is no lock file'],
])
