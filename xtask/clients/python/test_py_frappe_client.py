"""py-frappe-client: everything that it offers."""

import json
import os
import unittest
import uuid

from frappe_client import FrappeRequest
from frappe_client.frappe_exceptions import GeneralException

URL = os.environ["DOCTYPED_URL"]


class PyFrappeClient(unittest.TestCase):
    def setUp(self):
        self.client = FrappeRequest(URL, "Administrator", "admin")
        self.title = f"Py {uuid.uuid4()}"

    def insert(self, **fields):
        doc = {"doctype": "Conf Tag", "title": self.title, **fields}
        return self.client.post("frappe.client.insert", data={"doc": json.dumps(doc)})["message"]

    def test_a_session_is_handed_on(self):
        kept = []
        first = FrappeRequest(URL, "Administrator", "admin", callback=kept.append)
        self.assertIn("sid", kept[0])
        second = FrappeRequest(URL, "Administrator", "wrong", session_data=first.session_data)
        self.assertEqual(second.get("frappe.auth.get_logged_user")["message"], "Administrator")

    def test_a_wrong_password_is_refused(self):
        with self.assertRaises(GeneralException):
            FrappeRequest(URL, "nobody@example.com", "wrong")

    def test_a_lost_session_is_opened_again(self):
        self.client.frappe_session.cookies.clear()
        self.assertEqual(self.client.get("frappe.auth.get_logged_user")["message"], "Administrator")
        self.client.frappe_session.cookies.clear()
        self.assertEqual(self.insert()["title"], self.title)

    def test_functions_are_called(self):
        self.assertEqual(self.client.get("confapp.api.add", params={"a": 1}), {"message": 3})
        self.assertEqual(self.client.post("confapp.api.add", data={"a": 1, "b": 5}), {"message": 6})
        self.assertEqual(self.client.post("confapp.api.add", json={"a": 2, "b": 5}), {"message": 7})
        self.assertEqual(self.client.get("confapp.api.fail")["exc_type"], "ValidationError")

    def test_documents_and_lists_are_read(self):
        self.insert(weight=4)
        self.assertEqual(self.client.get_doc("Conf Tag", self.title)["data"]["weight"], 4)
        rows = self.client.get_doc(
            "Conf Tag",
            filters={"title": self.title},
            fields=["title", "weight"],
            limit_page_length=5,
            order_by="weight desc",
        )
        self.assertEqual(rows, {"data": [{"title": self.title, "weight": 4}]})
        behind = self.client.get_doc("Conf Tag", filters={"title": self.title}, limit_start=1)
        self.assertEqual(behind, {"data": []})
        self.assertEqual(self.client.get_doc("Conf Tag", "No such tag")["exc_type"], "DoesNotExistError")


if __name__ == "__main__":
    unittest.main()
