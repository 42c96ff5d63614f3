"""Uses the client that openapi-python-client generates, against a server.

The arguments are the folder of the client, the URL of the server and the password of Administrator.
"""

import pathlib
import sys

folder = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(folder.parent))
from client import AuthenticatedClient, Client  # noqa: E402
from client.api.api import login  # noqa: E402
from client.api.article import create_article, delete_article, list_article, read_article, update_article  # noqa: E402
from client.api.frappe_client import frappe_client_get_count  # noqa: E402
from client.models import ArticleCreate, ArticleUpdate, FrappeClientGetCountBody, LoginBody  # noqa: E402

url, password = sys.argv[2:]
session = Client(base_url=url)
answer = login.sync_detailed(client=session, body=LoginBody(usr="Administrator", pwd=password))
assert answer.parsed.message == "Logged In", answer
cookies = {part.split("=", 1)[0]: part.split("=", 1)[1].split(";")[0] for part in answer.headers.get_list("set-cookie")}
client = Client(base_url=url, cookies={"sid": cookies["sid"]})

created = create_article.sync(client=client, body=ArticleCreate(article_name="Generated", author="A. Author")).data
assert created.status == "Available", created
rows = list_article.sync(client=client, fields='["name", "author"]', filters='[["author", "=", "A. Author"]]').data
assert [row.name for row in rows] == [created.name], rows
assert update_article.sync(created.name, client=client, body=ArticleUpdate(author="B. Author")).data.author == "B. Author"
assert read_article.sync(created.name, client=client).data.author == "B. Author"
counted = frappe_client_get_count.sync(client=client, body=FrappeClientGetCountBody(doctype="Article"))
assert counted.message == 1, counted
assert delete_article.sync(created.name, client=client).data == "ok"
refused = AuthenticatedClient(base_url=url, prefix="token", token="no:key")
assert read_article.sync(created.name, client=refused).exc_type == "AuthenticationError"
print("the generated Python client works")
