-- What did customers say about having got it done, beside what they did? One row a (answer, state).
select declared, state, count() as cases
from (/*standing*/)
where declared != ''
group by declared, state
order by declared, state
