"""erpnext-mcp: the requests of its tools."""

import asyncio
import unittest
import uuid

import api_key
from erpnext_mcp.client import ERPNextClient


class ErpnextMcpClient(unittest.TestCase):
    def run_with_client(self, work):
        async def run():
            client = ERPNextClient(api_key.URL, *api_key.make())
            try:
                await work(client)
            finally:
                await client.close()

        asyncio.run(run())

    def test_documents_are_created_read_listed_changed_and_deleted(self):
        async def work(client):
            title = f"erpnext-mcp/{uuid.uuid4()}"
            created = await client.create_doc("Conf Tag", {"title": title, "weight": 1})
            self.assertEqual((created["name"], created["weight"]), (title, 1))
            self.assertEqual(await client.get_doc("Conf Tag", title), created)
            await client.update_doc("Conf Tag", title, {"weight": 2})
            filters = [["title", "=", title]]
            rows = await client.get_list("Conf Tag", fields=["name", "weight"], filters=filters)
            self.assertEqual(rows, [{"name": title, "weight": 2}])
            self.assertEqual(await client.get_count("Conf Tag", filters), 1)
            found = await client.search_link("Conf Tag", title)
            self.assertEqual([row["value"] for row in found], [title])
            await client.delete_doc("Conf Tag", title)
            self.assertEqual(await client.get_list("Conf Tag", filters=filters), [])

        self.run_with_client(work)

    def test_vouchers_are_submitted_and_cancelled(self):
        async def work(client):
            name = (await client.create_doc("Conf Voucher", {"party": "x", "amount": 1, "items": [{"item": "a"}]}))["name"]
            self.assertEqual((await client.submit_doc("Conf Voucher", name))["message"]["docstatus"], 1)
            self.assertEqual((await client.cancel_doc("Conf Voucher", name))["message"]["docstatus"], 2)

        self.run_with_client(work)

    def test_metadata_is_read(self):
        async def work(client):
            fields = await client.get_doctype_meta("Conf Tag")
            self.assertIn("weight", [field["fieldname"] for field in fields])

        self.run_with_client(work)


if __name__ == "__main__":
    unittest.main()
