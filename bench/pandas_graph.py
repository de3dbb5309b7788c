"""The same graph with a plain pandas group-by: transitions with count, median and 90th percentile. Prints seconds as JSON."""
import json
import sys
import time

import pandas

began = time.perf_counter()
log = pandas.read_parquet(sys.argv[1])
read = time.perf_counter()
log = log.sort_values(["customer_id", "timestamp"], kind="stable")
same = log["customer_id"].eq(log["customer_id"].shift(-1))
passes = pandas.DataFrame({
    "source": log["activity"],
    "target": log["activity"].shift(-1),
    "elapsed": (log["timestamp"].shift(-1) - log["timestamp"]).dt.total_seconds(),
})[same]
graph = passes.groupby(["source", "target"])["elapsed"].agg(["count", "median", lambda times: times.quantile(0.9)])
print(json.dumps({"rows": len(graph), "read": read - began, "graph": time.perf_counter() - read}))
