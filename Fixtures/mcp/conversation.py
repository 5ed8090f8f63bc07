"""A whole conversation with `pgxref mcp` by a client that others wrote, the package `mcp`: in its current release, which
speaks both eras of the protocol, or in the last of its first series.

    conversation.py PGXREF INDEX

Ends with 0 and a line for each conversation, or with the traceback of what did not hold.
"""

import importlib.metadata
import json
import sys
from contextlib import asynccontextmanager

import anyio
import jsonschema
import mcp
from mcp import StdioServerParameters

IS_FIRST_SERIES = importlib.metadata.version("mcp").startswith("1.")
MCPError = mcp.McpError if IS_FIRST_SERIES else mcp.MCPError

TOOLS = ["find_query", "find_usage", "top_queries", "explain_site", "search", "index_status"]

GOOD = [
    ("find_query", {"query": "DELETE FROM coupons WHERE used_count = 0 AND valid_until < current_date"}),
    ("find_usage", {"table": "customers"}),
    ("find_usage", {"table": "public.customers", "column": "last_seen_at"}),
    ("find_usage", {"table": "customers", "column": "fax_number"}),
    ("top_queries", {}),
    ("top_queries", {"order": "calls", "table": "orders", "limit": 3}),
    ("top_queries", {"file": "shop/catalogue.py"}),
    ("top_queries", {"function": "bestsellers", "since": "2020-01-01"}),
    ("explain_site", {"file": "shop/catalogue.py", "line": 48}),
    ("explain_site", {"function": "bestsellers"}),
    ("search", {"words": "coupon valid"}),
    ("index_status", {}),
]

# What a model can mend, and what it must be told for that.
BAD = [
    ("find_usage", {"table": "customer"}, "no table 'customer'; did you mean 'customers'?"),
    ("find_usage", {"table": "customers", "column": "emial"}, "did you mean 'customers.email'?"),
    ("find_usage", {"table": "a.b.c"}, "'a.b.c' is no table"),
    ("find_usage", {}, "find_usage needs the argument 'table'"),
    ("find_query", {"query": "  "}, "'query' must be a text that is not empty"),
    ("find_query", {"query": "0123456789abcdef"}, "no known statement has a fingerprint"),
    ("find_query", {"query": 12345}, "no imported statistics hold the queryid 12345"),
    ("find_query", {"query": "SELECT 1 FROM nowhere"}, "no code is known that sends this statement"),
    ("find_query", {"qery": "x"}, "did you mean 'query'?"),
    ("top_queries", {"order": "size"}, "'order' must be one of total, calls, mean, rows"),
    ("top_queries", {"limit": 0}, "'limit' must be a whole number from 1 to 100"),
    ("top_queries", {"limit": 1e300}, "'limit' must be a whole number from 1 to 100"),
    ("top_queries", {"since": "yesterday"}, "'yesterday' is no time"),
    ("top_queries", {"cursor": "x"}, "the cursor is not from an answer to this question"),
    ("top_queries", {"table": "ordres"}, "did you mean 'orders'?"),
    ("explain_site", {}, "explain_site needs 'file'"),
    ("explain_site", {"function": "bestsellers", "line": 48}, "a 'line' is one of a 'file'"),
    ("explain_site", {"file": "katalogue.py"}, "catalogue.py'?"),
    ("search", {"words": "zzzz"}, "nothing that is known holds 'zzzz'"),
]


def plain(value):
    """A result as it came over the wire, whichever names the package gives to its parts."""
    return json.loads(value.model_dump_json(by_alias=True, exclude_none=True))


@asynccontextmanager
async def conversation(server, mode):
    """The calls that both series of the package have, under one name each."""
    if IS_FIRST_SERIES:
        from mcp import ClientSession
        from mcp.client.stdio import stdio_client

        async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
            version = (await session.initialize()).protocolVersion
            yield session, version
    else:
        async with mcp.Client(server, mode=mode) as client:
            yield client, client.protocol_version


def resource(uri):
    if not IS_FIRST_SERIES:
        return uri
    from pydantic import AnyUrl

    return AnyUrl(uri)


async def refusal(call):
    try:
        await call
    except MCPError as error:
        return error.error
    raise AssertionError("an error was expected")


async def check_tools(client):
    tools = plain(await client.list_tools())["tools"]
    assert [tool["name"] for tool in tools] == TOOLS, tools
    schemas = {}
    for tool in tools:
        jsonschema.Draft202012Validator.check_schema(tool["inputSchema"])
        jsonschema.Draft202012Validator.check_schema(tool["outputSchema"])
        assert tool["annotations"]["readOnlyHint"] and not tool["annotations"]["openWorldHint"], tool
        schemas[tool["name"]] = tool
    for name, arguments in GOOD:
        jsonschema.validate(arguments, schemas[name]["inputSchema"])
        result = plain(await client.call_tool(name, arguments))
        assert not result.get("isError"), (name, arguments, result)
        jsonschema.validate(result["structuredContent"], schemas[name]["outputSchema"])
        assert result["content"][0]["type"] == "text" and result["content"][0]["text"], result
        # A token has three bytes at least.
        assert len(json.dumps(result)) < 30_000, (name, arguments, len(json.dumps(result)))
    for name, arguments, message in BAD:
        result = plain(await client.call_tool(name, arguments))
        assert result.get("isError") and message in result["content"][0]["text"], (name, arguments, result)
    error = await refusal(client.call_tool("drop_table", {}))
    assert error.code == -32602 and "drop_table" in error.message, error


async def check_evidence(client):
    top = plain(await client.call_tool("top_queries", {"limit": 1}))["structuredContent"]["queries"][0]
    for words in (top["fingerprint"], top["queryid"], top["sql"]):
        result = plain(await client.call_tool("find_query", {"query": words, "detail": "evidence"}))
        answer = result["structuredContent"]
        assert answer["queries"][0]["fingerprint"] == top["fingerprint"], answer
        assert answer["sites"][0]["line"] == top["sites"][0]["line"] and "code" in answer["sites"][0], answer
        assert any("indexes" in table for table in answer["tables"]) and answer["otherQueries"], answer
        links = [part for part in result["content"] if part["type"] == "resource_link"]
        assert links and links[0]["uri"].startswith("file:///") and "#L" in links[0]["uri"], result


async def check_pages(client):
    seen, cursor = [], None
    while True:
        arguments = {"limit": 30} | ({"cursor": cursor} if cursor else {})
        answer = plain(await client.call_tool("top_queries", arguments))["structuredContent"]
        seen += [query.get("queryid") for query in answer["queries"]]
        cursor = answer.get("nextCursor")
        if not cursor:
            break
    assert len(seen) == len(set(seen)) > 80, seen


async def check_resources(client):
    assert [r["uri"] for r in plain(await client.list_resources())["resources"]] == ["pgxref://status"]
    templates = plain(await client.list_resource_templates())["resourceTemplates"]
    assert [t["uriTemplate"] for t in templates] == ["pgxref://query/{fingerprint}", "pgxref://table/{name}"]
    top = plain(await client.call_tool("top_queries", {"limit": 1}))["structuredContent"]["queries"][0]
    for uri in ("pgxref://status", "pgxref://table/orders", "pgxref://query/" + top["fingerprint"]):
        contents = plain(await client.read_resource(resource(uri)))["contents"]
        assert contents[0]["uri"] == uri and json.loads(contents[0]["text"]), contents
    for uri in ("pgxref://table/nowhere", "pgxref://nothing/x", "file:///etc/passwd"):
        error = await refusal(client.read_resource(resource(uri)))
        assert error.code in (-32602, -32002) and error.message == "Resource not found", error


async def check_prompts(client):
    prompts = plain(await client.list_prompts())["prompts"]
    assert [p["name"] for p in prompts] == ["investigate_slow_query", "drop_column", "introduce_database"]
    for prompt in prompts:
        arguments = {a["name"]: "some_" + a["name"] for a in prompt["arguments"]}
        text = plain(await client.get_prompt(prompt["name"], arguments))["messages"][0]["content"]["text"]
        assert all(value in text for value in arguments.values()), text
    assert (await refusal(client.get_prompt("drop_column", {"table": "t"}))).code == -32602
    assert (await refusal(client.get_prompt("nothing", {}))).code == -32602


async def check_completions(client):
    if IS_FIRST_SERIES:
        from mcp.types import PromptReference
    else:
        from mcp_types import PromptReference
    reference = PromptReference(type="ref/prompt", name="drop_column")
    result = plain(await client.complete(reference, {"name": "table", "value": "cu"}))
    assert result["completion"]["values"] == ["customers"], result


async def check_many_at_once(client):
    async with anyio.create_task_group() as group:
        for _ in range(200):
            group.start_soon(client.call_tool, "find_usage", {"table": "orders"})


async def check_cancellation(client):
    """Calls that are given up are not answered any more; the conversation goes on."""
    for _ in range(20):
        with anyio.move_on_after(0.001):
            await client.call_tool("find_query", {"query": "SELECT name FROM products WHERE id = 5"})
        if IS_FIRST_SERIES:  # The later series says so by itself.
            from mcp.types import CancelledNotification, CancelledNotificationParams, ClientNotification

            parameters = CancelledNotificationParams(requestId=client._request_id - 1)
            await client.send_notification(ClientNotification(CancelledNotification(params=parameters)))
    assert not plain(await client.call_tool("index_status", {})).get("isError")


async def converse(server, mode, expected):
    async with conversation(server, mode) as (client, version):
        assert version == expected, version
        for check in (
            check_tools, check_evidence, check_pages, check_resources, check_prompts, check_completions,
            check_many_at_once, check_cancellation,
        ):
            await check(client)
    print("mcp", importlib.metadata.version("mcp"), mode, version)


async def main(pgxref, index):
    server = StdioServerParameters(command=pgxref, args=["mcp", "--index", index])
    if IS_FIRST_SERIES:
        return await converse(server, "initialize", "2025-11-25")
    for mode, expected in [("auto", "2026-07-28"), ("2026-07-28", "2026-07-28"), ("legacy", "2025-11-25")]:
        await converse(server, mode, expected)


anyio.run(main, *sys.argv[1:3])
