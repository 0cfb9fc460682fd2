/**
 * @typedef {'npm' | 'pnpm' | 'yarn' | 'bun'} NodeTool
 * @typedef {{ tool: NodeTool, version: string, builds: 'nothing' | 'own', oldestSupported: string }} OldVersion
 *   `builds` is `nothing`, or `own` if it builds only for the runner's architecture. The error names the version `oldestSupported`.
 */

/** @type {readonly (import('./table.mjs').ToolVersions & { tool: NodeTool })[]} */
export const nodeTools = [
  {
    tool: 'npm',
    supported: '9 to 12',
    rows: [{ version: '9.9.4' }, { version: '10.9.9' }, { version: '11.21.2' }, { version: '12.2.2' }],
    older: "8.0 to 9.8 and 10.0 build only for the runner's architecture. Older versions fail.",
  },
  {
    tool: 'pnpm',
    supported: '8 to 12',
    rows: [
      { version: '8.15.9' },
      { version: '9.15.9' },
      { version: '10.13.1' },
      { version: '10.34.9' },
      { version: '11.28.11' },
      { version: '12.21.0' },
    ],
    older: "8.3.1 to 8.9 build only for the runner's architecture. Older versions fail.",
  },
  {
    tool: 'yarn',
    supported: '1, 3 and 4',
    rows: [{ version: '3.2.1' }, { version: '3.8.7' }, { version: '4.0.0' }, { version: '4.18.1' }],
    older: "Yarn 1 builds only for the runner's architecture. 2.0 to 3.2.0 fail.",
  },
  {
    tool: 'bun',
    supported: '1.1 and newer',
    rows: [{ version: '1.2.23' }, { version: '1.4.5' }],
    older: "1.1.0 to 1.2.22 build only for the runner's architecture. Older versions fail.",
  },
]

/** The last versions without full support, and some older versions that are in common use. @type {readonly OldVersion[]} */
export const oldNodeTools = [
  { tool: 'npm', version: '8.19.4', builds: 'own', oldestSupported: '9.9' },
  { tool: 'npm', version: '9.5.1', builds: 'own', oldestSupported: '9.9' },
  { tool: 'npm', version: '10.0.0', builds: 'own', oldestSupported: '10.1' },
  { tool: 'pnpm', version: '7.33.7', builds: 'nothing', oldestSupported: '8.3.1' },
  { tool: 'pnpm', version: '8.9.2', builds: 'own', oldestSupported: '8.10' },
  { tool: 'yarn', version: '1.22.22', builds: 'own', oldestSupported: '3.2.1' },
  { tool: 'yarn', version: '2.4.2', builds: 'nothing', oldestSupported: '3.2.1' },
  { tool: 'yarn', version: '3.1.0', builds: 'nothing', oldestSupported: '3.2.1' },
  { tool: 'bun', version: '1.0.36', builds: 'nothing', oldestSupported: '1.1' },
  { tool: 'bun', version: '1.1.45', builds: 'own', oldestSupported: '1.2.23' },
  { tool: 'bun', version: '1.2.22', builds: 'own', oldestSupported: '1.2.23' },
]
