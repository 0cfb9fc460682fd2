import type { Builder } from './builder.ts'
import { npm } from './npm.ts'

/** The package managers that this action builds with. A new one is one file, and one line here. */
export const managers: readonly Builder[] = [npm]

/** Those that it knows by their files, but cannot build with: `auto` must not take their manifests for another's. */
export const unsupported: readonly Omit<Builder, 'build'>[] = [
  { name: 'pnpm', language: 'Node.js', lockFiles: ['pnpm-lock.yaml'], manifests: [] },
  { name: 'yarn', language: 'Node.js', lockFiles: ['yarn.lock'], manifests: [] },
  { name: 'bun', language: 'Node.js', lockFiles: ['bun.lock', 'bun.lockb'], manifests: [] },
  { name: 'uv', language: 'Python', lockFiles: ['uv.lock'], manifests: ['pyproject.toml'] },
  { name: 'poetry', language: 'Python', lockFiles: ['poetry.lock'], manifests: [] },
  { name: 'pipenv', language: 'Python', lockFiles: ['Pipfile.lock'], manifests: ['Pipfile'] },
  { name: 'pip', language: 'Python', lockFiles: [], manifests: ['requirements.txt'] },
  { name: 'bundler', language: 'Ruby', lockFiles: ['Gemfile.lock'], manifests: ['Gemfile'] },
  { name: 'maven', language: 'Java', lockFiles: [], manifests: ['pom.xml'] },
  {
    name: 'gradle',
    language: 'Java',
    lockFiles: ['gradle.lockfile'],
    manifests: ['build.gradle', 'build.gradle.kts'],
  },
]

/** What may be asked for by name. */
export const packageManagers = ['auto', ...[...managers, ...unsupported].map(({ name }) => name), 'none']
