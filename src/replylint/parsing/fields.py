"""stub"""
import re
from typing import NamedTuple
class Field(NamedTuple):
    start:int; end:int; control:bool=False; name:str=''
R=re.compile(r'\{\{.*?\}\}|\{%.*?%\}|<%.*?%>|[$%]?\{\$?[\w.א-ת ]+\}|<<.*?>>|\[[A-Z_א-ת ]{3,}\]|<[א-ת ]+>|%\w+%|X{3,}|_{3,}|\[(?:name|insert|your|customer|agent)[^\]]*\]|<(?:name|insert|your|customer|agent)[^>]*>',re.I|re.S)
def find_fields(t): return tuple(Field(m.start(),m.end()) for m in R.finditer(t))
