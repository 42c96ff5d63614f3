"""frappe-remote-cli: the requests of its commands."""

import unittest
import uuid

import api_key
from frappe_cli.client import FrappeClient, FrappeException


class FrappeRemoteCliClient(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.client = FrappeClient(api_key.URL, *api_key.make())

    def test_a_key_proves_who_asks(self):
        self.assertEqual(self.client.check_connection(), "Administrator")
        with self.assertRaises(FrappeException):
            FrappeClient(api_key.URL, "no", "key").check_connection()

    def test_documents_are_created_read_listed_changed_counted_and_deleted(self):
        title = f"remote-cli/{uuid.uuid4()}"
        filters = [["title", "=", title]]
        self.assertEqual(self.client.insert("Conf Tag", {"title": title, "weight": 1})["name"], title)
        self.assertEqual(self.client.get_doc("Conf Tag", title)["weight"], 1)
        self.client.update("Conf Tag", title, {"weight": 2})
        rows = self.client.get_list("Conf Tag", fields=["name", "weight"], filters=filters, limit_page_length=5)
        self.assertEqual(rows, [{"name": title, "weight": 2}])
        self.assertEqual(self.client.count_docs("Conf Tag", filters), 1)
        self.client.delete("Conf Tag", title)
        self.assertEqual(self.client.count_docs("Conf Tag", filters), 0)

    def test_bulk_commands_report_each_document(self):
        titles = [f"remote-cli/{uuid.uuid4()}" for _ in range(2)]
        for results in [
            self.client.bulk_create("Conf Tag", [{"title": title} for title in titles]),
            self.client.bulk_update("Conf Tag", [{"name": title, "weight": 3} for title in titles]),
            self.client.bulk_delete("Conf Tag", titles),
        ]:
            self.assertEqual([result["name"] for result in results], titles)

    def test_metadata_is_read(self):
        schema = self.client.get_schema("Conf Tag")
        self.assertIn("weight", [field["fieldname"] for field in schema["fields"]])
        self.assertIn("Conf Tag", [found["name"] for found in self.client.list_doctypes()])
        self.assertEqual(self.client.list_reports(), [])


if __name__ == "__main__":
    unittest.main()
