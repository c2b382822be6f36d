-- What wrk sends, and what is reported of it; run.py gives the rest as arguments:
-- METHOD BODY-FILE KEYS-FILE FIRST-NUMBER REQUESTS-A-SECOND EXPECTED, an empty one where there is none.

local ffi = require("ffi")
ffi.cdef("typedef struct { long seconds; long nanos; } instant; int clock_gettime(int clock, instant *now);")

local MONOTONIC = 1
local threads = {}

-- Of the one thread; read in done(), which runs elsewhere.
number = 0
unexpected = 0

local function read(file)
  local opened = assert(io.open(file, "rb"))
  local content = opened:read("*a")
  opened:close()
  return content
end

local function millis()
  local now = ffi.new("instant")
  ffi.C.clock_gettime(MONOTONIC, now)
  return tonumber(now.seconds) * 1e3 + tonumber(now.nanos) / 1e6
end

-- A request of its own each time: numbers and keys all have one length, so that only they change in what is sent.
local function numbered(keys)
  local sent = wrk.format()
  local before, between, after = sent:match("^(.*)@NUMBER@(.*)@KEY@(.*)$")
  local length = #wrk.body - #"@NUMBER@" - #"@KEY@" + #tostring(number) + #keys[1]
  before = before:gsub("Content%-Length: %d+", "Content-Length: " .. length)
  return function()
    number = number + 1
    return before .. number .. between .. keys[number % #keys + 1] .. after
  end
end

-- No more than so many a second, whichever connection is free. wrk asks before each request how long it has to wait.
local function paced(rate)
  local due = millis()
  return function()
    due = due + 1e3 / rate
    return math.max(0, due - millis())
  end
end

function setup(thread)
  table.insert(threads, thread)
end

function init(arguments)
  local method, body, keysFile, first, rate, expected = unpack(arguments)
  wrk.method = method
  wrk.body = read(body)
  if keysFile ~= "" then
    number = tonumber(first)
    local keys = {}
    for key in read(keysFile):gmatch("%S+") do table.insert(keys, key) end
    request = numbered(keys)
  end
  if rate ~= "" then delay = paced(tonumber(rate)) end
  -- Without it wrk hands no answers over, which takes it half of the time.
  if expected ~= "" then
    response = function(status, headers, answer)
      if status ~= 200 or not answer:find(expected, 1, true) then unexpected = unexpected + 1 end
    end
  end
end

function done(summary, latency)
  local errors = summary.errors
  local bad = errors.connect + errors.read + errors.write + errors.timeout + errors.status
  print(("REPORT {\"answers\": %d, \"micros\": %d, \"bad\": %d, \"median\": %d, \"p99\": %d, \"last\": %d}"):format(
    summary.requests, summary.duration, math.max(bad, threads[1]:get("unexpected")),
    latency:percentile(50), latency:percentile(99), threads[1]:get("number")))
end
