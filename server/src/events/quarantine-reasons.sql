-- Why could rows of an import not become events, and how many each? One row a reason.
select reason, count() as rows
from quarantine final
where workspace = {workspace:String} and import = {import:String} and state = {state:String}
group by reason
order by rows desc, reason
