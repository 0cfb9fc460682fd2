# The smoke test runs this file in an empty folder, on the Ruby of the runtime. Arguments: the file with the gems to load, and the file for
# the results.
require 'json'

todo, results = ARGV
loads = JSON.parse(File.read(todo))
ARGV.clear

report = lambda do |result|
  File.open(results, 'a') { |file| file.puts(JSON.generate(result)) }
end

loads.each do |load|
  index = load['index']
  report.call('index' => index)
  begin
    name = load['module']
    gem(name)
    paths = Gem.loaded_specs[name].full_require_paths
    # Bundler requires a gem by these names too.
    feature = [name, name.tr('-', '/')].find do |one|
      paths.any? { |path| File.exist?("#{path}/#{one}.rb") || File.exist?("#{path}/#{one}.so") }
    end
    require(feature) if feature
    report.call('index' => index, 'state' => feature ? 'loaded' : 'skipped')
  rescue Exception => e
    text = "#{e.class}: #{e.message}"
    report.call('index' => index, 'state' => 'failed', 'text' => text, 'message' => text)
    warn(e.full_message(highlight: false)) if loads.size == 1
  end
end
$stdout.flush
exit!(0)
