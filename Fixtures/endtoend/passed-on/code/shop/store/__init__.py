from .clauses import in_list
from .lib import newest
