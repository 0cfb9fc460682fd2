import { filtered, nothing } from './sees.mjs'

const named = 'Runs for packages that `install-scripts` lists.'

/** @satisfies {readonly import('./table.mjs').CodeThatRuns[]} */
export const pythonCode = /** @type {const} */ ([
  {
    id: 'wheel',
    manager: 'pip, uv, poetry, pipenv',
    code: 'The code in a wheel, and its `.pth` files',
    action: 'Does not run. The action only unpacks wheels.',
    sees: nothing,
  },
  {
    id: 'sdist',
    manager: 'pip, uv, poetry, pipenv',
    code: 'A source distribution, or sdist (`setup.py` or another build backend), even if only its metadata is read',
    action: `Blocked. If a package has no wheel for the target, the build fails. ${named}`,
    sees: filtered,
  },
  {
    id: 'wanted-sdist',
    manager: 'pip, uv',
    code: '`--no-binary` in requirements.txt, `no-binary` and `no-binary-package` in `[tool.uv]`',
    action: `Blocked. The action installs the wheel and shows a warning. ${named}`,
    sees: filtered,
  },
  {
    id: 'settings',
    manager: 'pip, uv, poetry, pipenv',
    code: 'Settings of the user or the machine that request builds or name programs (pip.conf, uv.toml, `PIP_NO_BINARY`, `UV_PYTHON` and similar)',
    action:
      'Ignored. The action uses only settings for indexes, credentials, proxies, certificates and caches.',
    sees: nothing,
  },
  {
    id: 'address',
    manager: 'pip, uv, poetry, pipenv',
    code: 'A package from git, or a source archive from a URL',
    action:
      'Blocked. Runs for packages that `install-scripts` lists with their addresses (`name@git+https://…`).',
    sees: filtered,
  },
  {
    id: 'archive',
    manager: 'pip, uv, poetry, pipenv',
    code: 'A source archive in the checkout',
    action: `Blocked. ${named}`,
    sees: filtered,
  },
  {
    id: 'folder',
    manager: 'pip, uv, poetry, pipenv',
    code: 'The build backend or `setup.py` of a package in a folder of the checkout, editable or not',
    action:
      'Runs, in a copy of the checkout. On a pull request, the author of the pull request wrote that code.',
    sees: filtered,
  },
  {
    id: 'build-requirement',
    manager: 'pip, uv, poetry, pipenv',
    code: 'An sdist that such a folder needs for its build (`build-system.requires`)',
    action: `Blocked. ${named}`,
    sees: filtered,
  },
  {
    id: 'lock-check',
    manager: 'uv',
    code: '`uv lock --check`, if a folder of the checkout has dynamic metadata, or if the lock file contains a source archive by path',
    action: 'Runs only for folders of the checkout, and for packages that `install-scripts` lists.',
    sees: filtered,
  },
  {
    id: 'poetry-plugins',
    manager: 'poetry',
    code: 'Plugins that the project requires (`requires-plugins`)',
    action:
      'Blocked, with a warning. Runs for plugins that `install-scripts` lists. If a plugin is already installed in Poetry, Poetry uses it.',
    sees: filtered,
  },
  {
    id: 'poetry-lock',
    manager: 'poetry',
    code: 'An sdist whose metadata `poetry lock` reads. Poetry runs it if there is no poetry.lock, or if poetry.lock has an older format and the export plugin is missing.',
    action:
      'Blocked, unless `install-scripts` is `true`. Commit a poetry.lock of Poetry 2, which the action can read without a build.',
    sees: filtered,
  },
  {
    id: 'pipenv-lock',
    manager: 'pipenv',
    code: 'An sdist whose metadata `pipenv lock` reads, if there is no Pipfile.lock',
    action: 'Blocked, unless `install-scripts` is `true`.',
    sees: filtered,
  },
])
