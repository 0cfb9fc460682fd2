import type { Tool } from '../tool.ts'

const remedy = 'Add a step with "uses: ruby/setup-ruby@v1" before this one.'

export const rubyTool: Tool = { name: 'Ruby', command: 'ruby', remedy, cures: [] }

export const bundleTool: Tool = {
  name: 'Bundler',
  command: 'bundle',
  remedy,
  least: '2.3',
  cures: [
    [
      /bundle lock --add-platform|your bundle only supports platforms/i,
      'Gemfile.lock does not have this runner\'s platform. Run "bundle lock --add-platform" with it, and commit the lock file.',
    ],
    [
      /frozen mode|deployment mode|lockfile can't be updated|the (lockfile|gemfiles?) .*frozen/i,
      'Gemfile.lock does not fit the Gemfile. Run "bundle install", and commit the lock file.',
    ],
    [
      /Your Ruby version is .*, but your Gemfile specified/,
      'The Gemfile asks for another Ruby than that of this runner. Choose it by "ruby-version" of ruby/setup-ruby@v1.',
    ],
    [
      /Authentication is required|Bad username or password|(HTTP|status|error)\D{0,20}\b40[13]\b|\b40[13] (Unauthorized|Forbidden)/i,
      'A source asks for credentials, or refuses them. Give them by a variable of this step, such as BUNDLE_RUBYGEMS__PKG__GITHUB__COM.',
    ],
    [
      /Failed to build gem native extension/,
      'A native extension did not compile. Install what it needs, as the log says, by a step before this one.',
    ],
    [
      /Could not find|Could not reach|Could not fetch/,
      'A gem was not found, as the log says. Check its name and version, and the sources in the Gemfile.',
    ],
  ],
}

export const stripTool: Tool = { name: 'strip', command: 'strip', remedy: 'Install binutils.', cures: [] }
