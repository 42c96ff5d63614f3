"""ctg-frappeclient: documents with a session and with an API key."""

import unittest
import uuid

import api_key
from ctgfrappeclient import FrappeClient


class CtgFrappeClient(unittest.TestCase):
    def each(self):
        key, secret = api_key.make()
        for arguments in ({"username": "Administrator", "password": "admin"}, {"api_key": key, "api_secret": secret}):
            with self.subTest(list(arguments)):
                yield FrappeClient(api_key.URL, **arguments), f"ctg/{uuid.uuid4()}"

    def test_documents_are_created_read_listed_changed_renamed_and_deleted(self):
        for client, title in self.each():
            created = client.insert({"doctype": "Conf Tag", "title": title, "weight": 1})
            self.assertEqual((created["name"], created["weight"]), (title, 1))
            self.assertEqual(client.get_doc("Conf Tag", title), created)
            client.update({**created, "weight": 2})
            self.assertEqual(client.get_list("Conf Tag", ["name", "weight"], {"title": title}), [{"name": title, "weight": 2}])
            client.set_value("Conf Tag", title, "weight", 3)
            self.assertEqual(client.get_value("Conf Tag", "weight", {"name": title}), {"weight": 3})
            client.delete("Conf Tag", title)
            self.assertEqual(client.get_list("Conf Tag", filters={"title": title}), [])

    def test_documents_are_inserted_together(self):
        for client, title in self.each():
            docs = [{"doctype": "Conf Tag", "title": f"{title}/{number}"} for number in range(2)]
            self.assertEqual(client.insert_many(docs), [doc["title"] for doc in docs])


if __name__ == "__main__":
    unittest.main()
