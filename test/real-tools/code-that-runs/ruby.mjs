import { filtered, nothing } from './sees.mjs'

/** @satisfies {readonly import('./table.mjs').CodeThatRuns[]} */
export const rubyCode = /** @type {const} */ ([
  {
    id: 'gemfile',
    manager: 'Bundler',
    code: '`Gemfile`, and the `.gemspec` and `rubygems_plugin.rb` files of gems in the checkout',
    action: 'Always runs: Bundler reads a project by running these files.',
    sees: filtered,
  },
  {
    id: 'git-gemspec',
    manager: 'Bundler',
    code: 'The `.gemspec` files of gems from git',
    action:
      'The build fails before Bundler fetches them, unless `install-scripts` names the gem with its address (`name@git+https://…`).',
    sees: filtered,
  },
  {
    id: 'extension',
    manager: 'Bundler',
    code: 'Native extensions of gems (`extconf.rb`, `Rakefile`), with the flags of `BUNDLE_BUILD__*`',
    action: 'The build fails before they run, unless `install-scripts` names the gem.',
    sees: filtered,
  },
  {
    id: 'plugin',
    manager: 'Bundler',
    code: 'Plugins of Bundler, in the `Gemfile` or in `.bundle/plugin`',
    action: 'Never runs. Bundler is run without plugins.',
    sees: nothing,
  },
  {
    id: 'rubygems-plugin',
    manager: 'Bundler',
    code: '`rubygems_plugin.rb` of gems from a registry',
    action: 'Never runs. The file is installed, and nothing loads it during the build.',
    sees: nothing,
  },
  {
    id: 'local-override',
    manager: 'Bundler',
    code: 'A folder that replaces a gem (`bundle config local.NAME`)',
    action: 'Never runs. The setting is not used, and a warning names it.',
    sees: nothing,
  },
  {
    id: 'bundled-with',
    manager: 'Bundler',
    code: 'The version of Bundler that `Gemfile.lock` names (`BUNDLED WITH`)',
    action: 'Runs only if it is installed. It is never downloaded.',
    sees: filtered,
  },
  {
    id: 'ruby-options',
    manager: 'Bundler',
    code: 'Files that `RUBYOPT` loads into every Ruby',
    action: 'Never runs. The variable is removed.',
    sees: nothing,
  },
])
