-- For wrk: asks the addresses of a file in turn and prints one line of JSON. QUERIES names the file.
local paths, at = {}, 0
for line in io.lines(os.getenv("QUERIES")) do paths[#paths + 1] = line end

function request()
  at = at % #paths + 1
  return wrk.format("GET", paths[at], { Accept = "application/sparql-results+json" })
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    'JSON {"requests": %d, "seconds": %f, "p95": %f, "refused": %d, "dropped": %d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(95) / 1e3, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout))
end
