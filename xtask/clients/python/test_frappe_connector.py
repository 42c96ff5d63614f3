"""frappe-connector: everything that it offers, with a session and with an API key."""

import os
import unittest
import uuid

from frappe_connector import FrappeConnector
from frappe_connector.connector import FrappeException, LoginFailedError, ServerError

URL = os.environ["DOCTYPED_URL"]
USER = {"username": "Administrator", "password": "admin"}


def session():
    return FrappeConnector(URL, **USER)


def with_key():
    with session() as client:
        made = client.post_api("frappe.core.doctype.user.user.generate_keys", {"user": "Administrator"})
        found = client.get_api(
            "frappe.client.get_value",
            {"doctype": "User", "fieldname": "api_key", "filters": {"name": "Administrator"}},
        )
    return FrappeConnector(URL, api_key=found["api_key"], api_secret=made["api_secret"])


class FrappeConnectorClient(unittest.TestCase):
    def each(self):
        """Both ways to prove who asks, each with a title that nothing has."""
        for connect in (session, with_key):
            with self.subTest(connect.__name__), connect() as client:
                yield client, f"Connector/{uuid.uuid4()}"

    def test_a_user_signs_in(self):
        for client, _ in self.each():
            self.assertEqual(client.get_api("frappe.auth.get_logged_user"), "Administrator")

    def test_a_wrong_password_is_refused(self):
        with self.assertRaises(LoginFailedError):
            FrappeConnector(URL, username="nobody@example.com", password="wrong")

    def test_a_closed_session_is_closed(self):
        client = session()
        cookie = client._session.cookies["sid"]
        client.close()
        again = FrappeConnector(URL)
        again._session.cookies["sid"] = cookie
        with self.assertRaises(ServerError) as refused:
            again.get_api("frappe.auth.get_logged_user")
        self.assertEqual(refused.exception.exc_type, "PermissionError")

    def test_documents_are_made_read_changed_renamed_and_deleted(self):
        for client, title in self.each():
            made = client.create_doc({"doctype": "Conf Tag", "title": title, "weight": 1})
            self.assertEqual((made["name"], made["weight"]), (title, 1))
            self.assertEqual(client.get_doc("Conf Tag", title), made)
            found = client.get_doc("Conf Tag", filters={"title": title}, fields=["weight"])
            self.assertEqual(found, {"weight": 1})
            changed = client.update_doc({**made, "weight": 2})
            self.assertEqual(changed["weight"], 2)
            renamed = client.rename_doc("Conf Tag", title, f"{title} again")
            self.assertEqual(renamed, f"{title} again")
            client.delete_doc("Conf Tag", renamed)
            with self.assertRaises(FrappeException) as gone:
                client.get_doc("Conf Tag", renamed)
            self.assertIn("DoesNotExistError", str(gone.exception))

    def test_a_document_is_submitted(self):
        for client, _ in self.each():
            made = client.create_doc({"doctype": "Conf Voucher", "party": "Connector", "items": [{"item": "a"}]})
            self.assertEqual(client.submit_doc(made)["docstatus"], 1)
            client._post({"cmd": "frappe.client.cancel", "doctype": "Conf Voucher", "name": made["name"]})
            others = [client.create_doc({"doctype": "Conf Voucher", "party": "Many"}) for _ in range(2)]
            self.assertEqual([done["docstatus"] for done in client.submit_doc(others)], [1, 1])

    def test_lists_take_every_argument(self):
        for client, title in self.each():
            for weight in (1, 2, 3):
                client.create_doc(
                    {"doctype": "Conf Tag", "title": f"{title} {weight}", "category": title, "weight": weight}
                )
            rows = client.get_list(
                "Conf Tag", ["weight"], {"category": title}, offset=1, page_size=1, order_by="weight desc"
            )
            self.assertEqual(rows, [{"weight": 2}])
            everything = client.get_list("Conf Tag", filters={"category": title}, page_size=0)
            self.assertEqual({row["weight"] for row in everything}, {1, 2, 3})

    def test_functions_are_called(self):
        for client, _ in self.each():
            self.assertEqual(client.get_api("confapp.api.add", {"a": 1, "b": 2}), 3)
            self.assertEqual(client.post_api("confapp.api.echo", {"value": [1]})["value"], "[1]")
            with self.assertRaises(ServerError) as failed:
                client.post_api("confapp.api.fail")
            self.assertEqual(failed.exception.exc_type, "ValidationError")


if __name__ == "__main__":
    unittest.main()
